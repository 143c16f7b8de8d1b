import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Tests the files named for PDF/A-2a and PDF/UA-1; exit status 1 if one fails. */
public class Verify {
	private static final PDFAFlavour[] FLAVOURS = {
		PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1
	};

	private static boolean check(String file, PDFAFlavour flavour) throws Exception {
		try (InputStream in = new FileInputStream(file);
		    PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
		    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
			ValidationResult result = validator.validate(parser);
			System.out.println((result.isCompliant() ? "pass " : "FAIL ") + flavour.getId() + " " + file);
			if (!result.isCompliant())
				explain(result);
			return result.isCompliant();
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

	public static void main(String[] files) throws Exception {
		boolean fine = true;
		VeraGreenfieldFoundryProvider.initialise();
		for (String file : files)
			for (PDFAFlavour flavour : FLAVOURS)
				fine &= check(file, flavour);
		System.exit(fine ? 0 : 1);
	}
}
