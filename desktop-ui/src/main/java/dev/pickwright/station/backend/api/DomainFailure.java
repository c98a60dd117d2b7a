package dev.pickwright.station.backend.api;

/** The backend refused, or cannot be reached. */
public final class DomainFailure extends RuntimeException {

    /** The code when no answer came at all. */
    public static final String UNREACHABLE = "unreachable";

    private final String code;

    /** @param code of the problem document, or {@link #UNREACHABLE} */
    public DomainFailure(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
