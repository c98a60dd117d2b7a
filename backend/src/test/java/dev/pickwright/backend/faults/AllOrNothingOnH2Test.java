package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.OnH2;

class AllOrNothingOnH2Test extends AllOrNothingContract implements OnH2 {}
