package vn.liennganh.delivery.push.soap;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.delivery.push.HttpsLine;
import vn.liennganh.delivery.push.PushSettings;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.trust.CertificateJudge;

/** Puts the SOAP line together. */
@Configuration(proxyBeanMethods = false)
class SoapPushWiring {

    @Bean
    RecipientPort.Parts recipientParts(
            @Qualifier("knownHttps") HttpsLine line,
            SealKey hubSeal,
            Directory directory,
            CertificateJudge judge,
            SoapPushSettings settings) {
        Spool spool = new Spool(settings.spool(), settings.inMemory().toBytes());
        return new RecipientPort.Parts(line, hubSeal, directory, judge, settings, spool);
    }

    @Bean
    SoapLine soapLine(
            RecipientPort.Parts parts,
            MessageArchive archive,
            AttachmentStore contents,
            PushSettings pushes) {
        return new SoapLine(parts, archive, contents, pushes);
    }
}
