package dev.pickwright.backend.events;

import dev.pickwright.backend.fixture.OnPostgres;

class EventLogOnPostgresTest extends EventLogContract implements OnPostgres {}
