package vn.liennganh.regulation.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, không",
        "5, năm",
        "10, mười",
        "15, mười lăm",
        "21, hai mươi mốt",
        "24, hai mươi bốn",
        "105, một trăm lẻ năm",
        "111, một trăm mười một",
        "1000, một nghìn",
        "1005, một nghìn không trăm lẻ năm",
        "20000000, hai mươi triệu",
        "1000000005, một tỷ không trăm lẻ năm",
        "1000000000000, một nghìn tỷ",
        "1000000000000000, một triệu tỷ",
        "123456777, một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn bảy trăm bảy mươi bảy"
    })
    void a_number_has_its_words(BigInteger number, String words) {
        assertThat(VietnameseNumber.words(number)).isEqualTo(words);
        assertThat(VietnameseNumber.read(words)).contains(number);
    }

    @ParameterizedTest
    @CsvSource({
        "24, Hai mươi tư đồng./.",
        "25, HAI MƯƠI NHĂM ĐỒNG",
        "105, một trăm linh năm đồng chẵn",
        "1000000, Một triệu đồng Việt Nam",
        "3000, ba ngàn đồng",
        "2000000000, hai tỉ đồng.",
        "2000000000, hai ti dong",
        "1250000, 'Một triệu, hai trăm năm mươi nghìn đồng'"
    })
    void people_write_it_in_many_ways(BigInteger number, String words) {
        assertThat(VietnameseNumber.read(words)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "đồng",
                "một một",
                "hai trăm ba",
                "một nghìn hai triệu",
                "một trăm lẻ đồng",
                "one hundred",
                "100 đồng",
                "một triệu đô la",
                "năm mươi đồng rưỡi",
                "một tỷ hai tỷ",
                "tỷ"
            })
    void what_says_no_number_is_none(String words) {
        assertThat(VietnameseNumber.read(words)).isEqualTo(Optional.empty());
    }

    @Test
    void what_is_written_is_read_again() {
        Random random = new Random(47);
        for (int digits = 1; digits <= 15; digits++) {
            long bound = (long) Math.pow(10, digits);
            for (int i = 0; i < 2_000; i++) {
                BigInteger number = BigInteger.valueOf(random.nextLong(bound + 1));
                assertThat(VietnameseNumber.read(VietnameseNumber.words(number)))
                        .as(VietnameseNumber.words(number))
                        .contains(number);
            }
        }
    }
}
