package dev.pickwright.backend.badinput;

import dev.pickwright.backend.fixture.OnPostgres;

class PlantedSecretsOnPostgresTest extends PlantedSecretsContract implements OnPostgres {}
