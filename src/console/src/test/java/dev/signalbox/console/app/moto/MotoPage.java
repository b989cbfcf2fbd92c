package dev.signalbox.console.app.moto;

/** The page of the documentation. */
final class MotoPage {
    private MotoPage() {}

    static String of(Journey pretending, Journey running) throws Exception {
        return """
                # The console on moto

                moto is an emulator of AWS that is not ours: what works here does not only work because both sides were written by the
                same people. `packaging/renew-moto.sh` starts `moto_server`, opens it as `./signalbox --environment moto` does, walks through
                the gateways behind all screens, and writes this page; do not edit it. Nothing here says that AWS itself would do the same.

                moto %s, without Docker (`batch.use_docker` and `lambda.use_docker` are false, so jobs and functions are pretended).
                Each gap is moto's: the column tells its own answer and where that is said. A step counts as a gap only when it fails with that
                answer; whatever else goes wrong is a defect. What needs the outcome of a step that failed is not reached, and not known.

                ## State machines pretended (moto's default)

                %s

                %s
                ## State machines run by moto's interpreter (`execute_state_machine`)

                %s

                %s"""
                .formatted(Moto.version(), pretending.summary(), pretending.table(), running.summary(), running
                        .table());
    }
}
