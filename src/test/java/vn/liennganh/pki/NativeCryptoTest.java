package vn.liennganh.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With and without the native library the same signatures hold. */
class NativeCryptoTest {

    private static final byte[] TEXT = "Quyết định 12/QĐ-THADS".getBytes();
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private record Two(VerificationKey with, VerificationKey without, SignatureScheme scheme) {

        boolean agreeOn(byte[] signature) {
            boolean answer = check(with, signature);
            assertThat(check(without, signature)).isEqualTo(answer);
            return answer;
        }

        private boolean check(VerificationKey key, byte[] signature) {
            return key.verify(scheme, TEXT[0], TEXT, 1, TEXT.length - 1, signature);
        }
    }

    static Stream<KeyPair> keys() {
        return Stream.of(KeyPairs.newP256(), KeyPairs.newRsa2048());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void both_ways_agree_on_every_signature(KeyPair pair) throws Exception {
        Two keys = two(pair);
        byte[] good = sign(pair);
        assertThat(keys.agreeOn(good)).isTrue();
        for (byte[] odd : odd(good, pair.getPublic().getAlgorithm().equals("EC"))) {
            assertThat(keys.agreeOn(odd)).isFalse();
        }
    }

    private static List<byte[]> odd(byte[] good, boolean ec) {
        List<byte[]> odd = new ArrayList<>();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            odd.add(flipped);
        }
        for (int length = 0; length < good.length; length++) {
            odd.add(Arrays.copyOf(good, length));
        }
        odd.add(Arrays.copyOf(good, good.length + 1));
        if (ec) {
            for (BigInteger r :
                    List.of(
                            BigInteger.ZERO,
                            BigInteger.ONE,
                            ORDER,
                            ORDER.negate(),
                            ORDER.add(ORDER))) {
                odd.add(pairOf(r, BigInteger.ONE));
                odd.add(pairOf(BigInteger.ONE, r));
            }
        }
        return odd;
    }

    private static byte[] pairOf(BigInteger r, BigInteger s) {
        return DerWriter.sequence(DerWriter.integer(r), DerWriter.integer(s));
    }

    private static byte[] sign(KeyPair pair) throws Exception {
        var signer =
                java.security.Signature.getInstance(
                        pair.getPublic().getAlgorithm().equals("EC")
                                ? "SHA256withECDSA"
                                : "SHA256withRSA");
        signer.initSign(pair.getPrivate(), new SecureRandom());
        signer.update(TEXT);
        return signer.sign();
    }

    private static Two two(KeyPair pair) {
        VerificationKey with = VerificationKey.of(pair.getPublic());
        if (with instanceof VerificationKey.Ec ec) {
            return new Two(
                    ec,
                    new VerificationKey.Ec(ec.curve(), ec.point(), Optional.empty()),
                    new SignatureScheme(SignatureScheme.Kind.ECDSA, "SHA-256", 0));
        }
        VerificationKey.Rsa rsa = (VerificationKey.Rsa) with;
        return new Two(
                rsa,
                new VerificationKey.Rsa(rsa.key(), Optional.empty()),
                new SignatureScheme(SignatureScheme.Kind.RSA, "SHA-256", 0));
    }
}
