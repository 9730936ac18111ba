package io.ordersaga.topology.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a changed copy of one source file; the tree is not touched. The other classes are those of the sources as they are,
 * so a mutant must not change a constant that they have taken over.
 */
final class MutantCompiler {
    private final Path sources;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    /** @param sources root of the main sources */
    MutantCompiler(Path sources) {
        this.sources = sources;
    }

    /**
     * Writes the classes of the changed file.
     *
     * @throws IllegalStateException if it does not compile: then the mutant shows nothing
     */
    void compile(Mutant mutant, Path classes) {
        StringWriter complaints = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-nowarn", "-parameters", "--release", "21", "-d", classes.toString());
        Changed changed = new Changed(mutant.in(sources).toUri(), mutant.changed(sources));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(complaints, files, null, options, null, List.of(changed))
                    .call()) {
                throw new IllegalStateException("“" + mutant + "” does not compile:\n" + complaints);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Changed extends SimpleJavaFileObject {
        private final String text;

        Changed(URI file, String text) {
            super(file, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
