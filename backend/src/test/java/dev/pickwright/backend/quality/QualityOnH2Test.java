package dev.pickwright.backend.quality;

import dev.pickwright.backend.fixture.OnH2;

class QualityOnH2Test extends QualityContract implements OnH2 {}
