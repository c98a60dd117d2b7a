package dev.pickwright.backend.intake;

import dev.pickwright.backend.fixture.OnH2;

class ImportApiOnH2Test extends ImportApiContract implements OnH2 {}
