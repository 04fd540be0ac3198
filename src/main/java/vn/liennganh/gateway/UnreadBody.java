package vn.liennganh.gateway;

import java.io.InputStream;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.io.DelegatingInputStream;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Answers without what a call has not read of its body. CXF would read all of it first and keep it
 * in a temporary file, however long it is and whoever sends it: a stranger could so fill the disk,
 * and whoever is refused would not hear of it before having sent everything.
 */
public final class UnreadBody extends AbstractPhaseInterceptor<Message> {

    public UnreadBody() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message answer) throws Fault {
        Message call = answer.getExchange().getInMessage();
        DelegatingInputStream body =
                call == null ? null : call.getContent(DelegatingInputStream.class);
        if (body != null) {
            body.setInputStream(InputStream.nullInputStream());
        }
    }
}
