package vn.liennganh.pki;

final class Der {
    record Slice(int tag, int header, int start, int end) {
        int length() {
            return end - start;
        }
    }
}
