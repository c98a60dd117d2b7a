package dev.pickwright.backend.packing;

/** Where the serials of packages' numbers come from. */
public interface SsccSerials {

    /** One that was never given before; joins the caller's unit of work. */
    long next();
}
