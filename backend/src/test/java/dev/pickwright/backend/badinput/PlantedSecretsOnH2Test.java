package dev.pickwright.backend.badinput;

import dev.pickwright.backend.fixture.OnH2;

class PlantedSecretsOnH2Test extends PlantedSecretsContract implements OnH2 {}
