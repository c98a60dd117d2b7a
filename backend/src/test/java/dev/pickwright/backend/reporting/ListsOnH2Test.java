package dev.pickwright.backend.reporting;

import dev.pickwright.backend.fixture.OnH2;

class ListsOnH2Test extends ListsContract implements OnH2 {}
