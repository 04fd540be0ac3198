package vn.liennganh.clarification.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked for, and what never is. */
class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Diện tích ĐẤT phải giao, 120 m2  | dien tich dat phai giao 120 m2",
                "Buộc ông Nguyễn Văn Sen trả nợ    | buoc ong tra no",
                "bà Lan phải giao nhà              | phai giao nha",
                "Tòa án buộc Công Ty Hoa Sen trả   | toa an buoc tra",
                "đường đi chung                    | duong di chung"
            })
    void names_are_left_out_and_accents_do_not_matter(String text, String indexed) {
        assertThat(Words.indexed(text)).isEqualTo(indexed);
    }
}
