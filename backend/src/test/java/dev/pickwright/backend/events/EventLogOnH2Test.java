package dev.pickwright.backend.events;

import dev.pickwright.backend.fixture.OnH2;

class EventLogOnH2Test extends EventLogContract implements OnH2 {}
