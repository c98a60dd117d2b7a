package dev.pickwright.backend.intake;

import dev.pickwright.backend.fixture.OnH2;

class ImportOnH2Test extends ImportContract implements OnH2 {}
