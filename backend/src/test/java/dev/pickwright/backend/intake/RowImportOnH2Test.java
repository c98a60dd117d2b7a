package dev.pickwright.backend.intake;

import dev.pickwright.backend.fixture.OnH2;

class RowImportOnH2Test extends RowImportContract implements OnH2 {}
