package dev.signalbox.lambda.csvbatch;

import java.time.Duration;

/** What the recipient of an output reads. */
record Mail(String subject, String text, String html) {
    /**
     * What a mail tells of.
     *
     * @param link works for everybody who has it
     * @param life of the link
     */
    record Output(String address, String link, Duration life, long rows, long errors) {}

    static Mail of(Output output) {
        var done = "The file was processed successfully: " + output.rows() + " rows, of which " + output.errors()
                + " could not be processed" + (output.errors() > 0 ? " and are in the error table." : ".");
        var expires = "The link expires in " + words(output.life())
                + ". After that, those who have access find the file at " + output.address() + ".";
        var text = done + "\n\nOutput file: " + output.link() + "\n\n" + expires + "\n";
        var html = "<html><body><p>" + escaped(done) + "</p><p><a href=\"" + escaped(output.link())
                + "\">Output File</a></p><p>" + escaped(expires) + "</p></body></html>";
        return new Mail("Batch processing complete: output file information", text, html);
    }

    private static String words(Duration life) {
        return life.toSeconds() % 60 == 0 ? life.toMinutes() + " minutes" : life.toSeconds() + " seconds";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
