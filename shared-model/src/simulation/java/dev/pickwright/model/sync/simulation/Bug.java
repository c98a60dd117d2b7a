package dev.pickwright.model.sync.simulation;

/** A mistake that can be built in, to see that it is found. */
enum Bug {
    P1("central takes an operation for known by its place alone"),
    P2("the station forgets what central confirmed at once"),
    P3("a commit of the station is synced half a second later"),
    P4("central does not compare chains of what it takes for known"),
    P5("the epoch is looked at before the fulfillment is locked"),
    P6("the verdict is written in a second transaction"),
    P7("an operation of a lease that ran out is refused"),
    P8("epochs do not tell central's incarnation"),
    P9("an idle station says no hello"),
    P10("a new incarnation gives operations new ids"),
    P11("the feed is read past numbers that are not there yet"),
    P12("a snapshot does not say which operations are in it"),
    P13("an operation that is not understood stops its station"),
    P14("what happened of a diverted operation is not recorded"),
    P15("a cancel is answered although a dark station has the lease"),
    P16("a restored station goes on with its old block of numbers"),
    P17("the next place is counted from the operations that are kept"),
    P18("an answer is taken for the incarnation that the station has by now"),
    P19("bringing a body to its newest version drops the quantity"),
    P20("the screen says confirmed for what was only sent"),
    C5("a computer that is enrolled anew gives operations new ids"),
    C6("an upgrade begins without what waits"),
    C11("the same question for work is given more work"),
    C16("what the picker of a tote that was taken over sends late is refused"),
    C17("a reserve may be begun whenever somebody likes"),
    C22("what is packed before its picks arrived does not wait for them"),
    C25("a message of the feed stops again what was stopped and left"),
    C31("an operation does not say who did it"),
    C33("central refuses what a station sends that gets no work");

    private final String what;

    Bug(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }
}
