package vn.liennganh.message;

import java.util.regex.Pattern;

/**
 * The electronic identifier of an agency after Decision 20/2020/QD-TTg: groups of {@code A-Z 0-9}
 * joined by dots, the highest level first, 1 to 35 characters.
 */
public record AgencyId(String value) implements Comparable<AgencyId> {

    private static final int LEGACY_MIN = 12;
    private static final Pattern LEGACY = Pattern.compile("([0-9A-Z]{2,3}\\.){3}[A-Y][0-9]{2}");

    public AgencyId {
        if (value.length() > 35 || !isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "Not an agency identifier: 1 to 35 of A-Z 0-9 . expected");
        }
    }

    public static AgencyId of(String value) {
        return new AgencyId(value);
    }

    /**
     * Reads either form: the older edXML form (QCVN 102:2016) is reversed and zero-padded, {@code
     * 000.00.12.G22} for {@code G22.12}.
     */
    public static AgencyId normalised(String value) {
        if (value.length() < LEGACY_MIN || !LEGACY.matcher(value).matches()) {
            return new AgencyId(value);
        }
        String[] groups = value.split("\\.");
        StringBuilder turned = new StringBuilder(groups[3]);
        for (int i = 2; i >= 0 && !groups[i].chars().allMatch(c -> c == '0'); i--) {
            turned.append('.').append(groups[i]);
        }
        return new AgencyId(turned.toString());
    }

    /** By hand: every row and every message names several. */
    private static boolean isWellFormed(String value) {
        boolean inGroup = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean sign = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!sign && (c != '.' || !inGroup)) {
                return false;
            }
            inGroup = sign;
        }
        return inGroup;
    }

    @Override
    public int compareTo(AgencyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
