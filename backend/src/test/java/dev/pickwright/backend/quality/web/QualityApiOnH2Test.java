package dev.pickwright.backend.quality.web;

import dev.pickwright.backend.fixture.OnH2;

class QualityApiOnH2Test extends QualityApiContract implements OnH2 {}
