package dev.pickwright.model.sync.simulation;

/** A place in a station's log. */
record Place(long incarnation, long seq) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        int first = Long.compare(incarnation, other.incarnation);
        return first != 0 ? first : Long.compare(seq, other.seq);
    }
}
