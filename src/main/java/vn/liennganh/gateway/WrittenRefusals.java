package vn.liennganh.gateway;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.amqp.RefusalDocuments;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.language.Languages;

/** The problem documents of the channels that do not answer by HTTP. */
@Component
class WrittenRefusals implements RefusalDocuments {

    private final ProblemDocuments documents;

    WrittenRefusals(ProblemDocuments documents) {
        this.documents = documents;
    }

    @Override
    public byte[] of(Refusal refusal, Optional<Receipt> rejection, String language) {
        return documents.render(Problem.of(refusal).withReceipt(rejection), Languages.of(language));
    }
}
