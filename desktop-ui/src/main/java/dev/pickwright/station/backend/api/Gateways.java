package dev.pickwright.station.backend.api;

/** Everything that screens may ask of one backend. */
public record Gateways(
        AuthGateway auth,
        PickGateway picking,
        PackGateway packing,
        BoardGateway board,
        StockGateway stock,
        WorkListGateway workLists,
        DeadLetterGateway deadLetters,
        LiveGateway live,
        PeopleGateway people,
        StationGateway stations,
        SyncGateway sync,
        CaseGateway cases) {}
