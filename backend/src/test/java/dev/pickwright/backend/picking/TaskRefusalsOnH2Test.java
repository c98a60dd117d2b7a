package dev.pickwright.backend.picking;

import dev.pickwright.backend.fixture.OnH2;

class TaskRefusalsOnH2Test extends TaskRefusalsContract implements OnH2 {}
