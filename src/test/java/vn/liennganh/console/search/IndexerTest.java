package vn.liennganh.console.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Json;

/** By which texts of a body a letter is found. */
class IndexerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'debtor':{'identifiers':[{'type':'passport','value':'B1'}]}}|passport",
                "{'authorised':{'name':'An','identifier':'079'}}|An",
                "{'results':[{'owners':[{'name':'An','identifier':'079'}]}]}|An",
                "{'newOwner':{'identifier':'079','name':'An'}}|An",
                "{'holderIdentifier':'079','tradingCode':'T1','content':'x'}|x",
                "{'securities':[{'ticker':'ABC','account':'S1'}]}|ABC",
                "{'newOwnerAccount':'S1','receivingAccount':'S2','ground':'x'}|x",
                "{'receivingAccount':{'number':'1','bankName':'x'}}|x",
                "{'accounts':[{'number':'1','kind':'x'}]}|x",
                "{'perAccount':[{'number':'1','reasonCode':'x'}]}|x",
                "{'decision':{'number':'12/QD'},'unit':'X99.11.001'}|12/QD X99.11.001",
            })
    void numbers_that_a_page_hides_are_none_of_them(String body, String found) {
        List<String> words = new ArrayList<>();
        Indexer.texts(Json.MAPPER.readTree(body.replace('\'', '"')), words);
        assertThat(words).containsExactly(found.split(" "));
    }
}
