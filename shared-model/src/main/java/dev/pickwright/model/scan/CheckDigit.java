package dev.pickwright.model.scan;

/** The check digit of GS1 keys: weights 3 and 1 from the right (GS1 General Specifications, section 7.9.1). */
public final class CheckDigit {

    private CheckDigit() {}

    /** The digit that follows these digits. */
    public static int of(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the last digit is the check digit of those before it. */
    public static boolean fits(String digits) {
        return digits.length() > 1
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && of(digits.substring(0, digits.length() - 1)) == digits.charAt(digits.length() - 1) - '0';
    }
}
