package dev.whence.agent.tools;

/// A question that cannot be answered as it was asked; the message says why and what to ask instead. [QueryTool] turns
/// it into a reply.
public final class UnanswerableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnanswerableException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
