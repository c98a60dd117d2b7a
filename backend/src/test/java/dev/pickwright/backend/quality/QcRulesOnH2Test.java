package dev.pickwright.backend.quality;

import dev.pickwright.backend.fixture.OnH2;

class QcRulesOnH2Test extends QcRulesContract implements OnH2 {}
