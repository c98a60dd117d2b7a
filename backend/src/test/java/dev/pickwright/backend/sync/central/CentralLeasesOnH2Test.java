package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fixture.OnH2;

class CentralLeasesOnH2Test extends CentralLeasesContract implements OnH2 {}
