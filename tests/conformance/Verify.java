import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Tests the files named, or those under the folders named, for PDF/A-2a (3a
 * where a file says it is that) and PDF/UA-1; exit status 1 if one fails.
 */
public class Verify {
	private static final Map<String, AtomicInteger> passed = new ConcurrentSkipListMap<>();
	private static final AtomicInteger failed = new AtomicInteger();

	/** What a file claims to be is read from its XMP, which is not compressed. */
	private static PDFAFlavour archival(Path file) throws Exception {
		String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
		return bytes.contains("<pdfaid:part>3</pdfaid:part>") ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFA_2_A;
	}

	private static void check(Path file) {
		try {
			check(file, archival(file));
			check(file, PDFAFlavour.PDFUA_1);
		} catch (Exception e) {
			failed.incrementAndGet();
			System.out.println("FAIL " + file + ": " + e);
		}
	}

	private static void check(Path file, PDFAFlavour flavour) throws Exception {
		try (InputStream in = Files.newInputStream(file);
		    PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
		    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
			ValidationResult result = validator.validate(parser);
			if (result.isCompliant()) {
				passed.computeIfAbsent(flavour.getId(), id -> new AtomicInteger()).incrementAndGet();
				return;
			}
			failed.incrementAndGet();
			synchronized (System.out) {
				System.out.println("FAIL " + flavour.getId() + " " + file);
				explain(result);
			}
		}
	}

	/** The first failure of each rule, and how many there are. */
	private static void explain(ValidationResult result) {
		Map<String, TestAssertion> first = new LinkedHashMap<>();
		Map<String, Integer> count = new LinkedHashMap<>();
		for (TestAssertion a : result.getTestAssertions()) {
			if (a.getStatus() != TestAssertion.Status.FAILED)
				continue;
			String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
			first.putIfAbsent(rule, a);
			count.merge(rule, 1, Integer::sum);
		}
		for (Map.Entry<String, TestAssertion> e : first.entrySet())
			System.out.println("     " + e.getKey() + " (" + count.get(e.getKey()) + " times): "
			    + e.getValue().getMessage() + "\n       at " + e.getValue().getLocation().getContext());
	}

	private static Stream<Path> files(String name) {
		try {
			return Files.walk(Path.of(name)).filter(p -> p.toString().endsWith(".pdf")).sorted();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public static void main(String[] names) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		List<Path> files = Arrays.stream(names).flatMap(Verify::files).toList();
		files.parallelStream().forEach(Verify::check);
		System.out.println("conformance: " + files.size() + " files, passed " + passed
		    + ", failed " + failed);
		System.exit(failed.get() == 0 && !files.isEmpty() ? 0 : 1);
	}
}
