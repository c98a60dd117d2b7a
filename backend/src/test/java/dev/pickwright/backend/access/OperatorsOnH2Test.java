package dev.pickwright.backend.access;

import dev.pickwright.backend.fixture.OnH2;

class OperatorsOnH2Test extends OperatorsContract implements OnH2 {}
