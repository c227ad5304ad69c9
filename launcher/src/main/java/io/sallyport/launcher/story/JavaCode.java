package io.sallyport.launcher.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a function's source in memory, with the compiler of the JDK that runs this. */
final class JavaCode {
    private static final List<String> OPTIONS = List.of("--release", "21", "-proc:none");

    private JavaCode() {}

    /** @return class files by name, as they stand in a function's zip */
    static Map<String, byte[]> compiled(Path source) {
        var compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new IllegalStateException("a JDK is needed to compile " + source + ", not a JRE"));
        var standard = compiler.getStandardFileManager(null, null, null);
        try (var kept = new Kept(standard)) {
            compile(compiler, kept, standard.getJavaFileObjects(source), source);
            var classes = new TreeMap<String, byte[]>();
            kept.classes.forEach(one -> classes.put(one.name, one.bytes.toByteArray()));
            return classes;
        } catch (IOException e) {
            throw new IllegalStateException(source + " was not compiled", e);
        }
    }

    private static void compile(
            JavaCompiler compiler, Kept kept, Iterable<? extends JavaFileObject> sources, Path source) {
        if (!compiler.getTask(null, kept, null, OPTIONS, null, sources).call()) {
            throw new IllegalStateException(source + " does not compile; the compiler said why");
        }
    }

    private static final class Kept extends ForwardingJavaFileManager<JavaFileManager> {
        final List<ClassFile> classes = new ArrayList<>();

        Kept(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            var file = new ClassFile(name.replace('.', '/') + kind.extension);
            classes.add(file);
            return file;
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        final String name;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassFile(String name) {
            super(URI.create("kept:///" + name), Kind.CLASS);
            this.name = name;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }
}
