package dev.pickwright.station.platform.feedback;

/** Makes an outcome heard. Never blocks and never fails: a station without a loudspeaker is silent. */
public interface Earcons {
    void play(Outcome outcome);
}
