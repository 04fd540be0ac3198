package vn.liennganh.console.notice;

import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Writes e-mails and hands them to the mail server, where one is configured. */
@Component
@EnableConfigurationProperties(NoticeSettings.class)
class Postmark {

    private final ObjectProvider<JavaMailSender> mail;
    private final NoticeSettings settings;
    private final String url;

    Postmark(
            ObjectProvider<JavaMailSender> mail,
            NoticeSettings settings,
            @Value("${hub.gateway.public-url}") String url) {
        this.mail = mail;
        this.settings = settings;
        this.url = url;
    }

    /** Whether the hub can send e-mail at all. */
    boolean there() {
        return mail.getIfAvailable() != null;
    }

    /**
     * Sends one.
     *
     * @param path where its link leads
     * @throws org.springframework.mail.MailException if the server does not take it
     */
    void send(String address, Locale language, Text subject, Text words, String path) {
        SimpleMailMessage letter = new SimpleMailMessage();
        letter.setFrom(settings.from());
        letter.setTo(address);
        letter.setSubject(Texts.render(subject, language));
        letter.setText(
                Texts.render(words, language)
                        + "\n\n"
                        + url
                        + path
                        + "\n\n"
                        + Texts.render(Text.of("notice.foot"), language)
                        + "\n");
        mail.getObject().send(letter);
    }
}
