package dev.pickwright.backend.fulfillment.web;

import dev.pickwright.backend.fixture.OnH2;

class BulkOrdersOnH2Test extends BulkOrdersContract implements OnH2 {}
