import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.MimeConstants;

/**
 * usage: FopBatch CONFIG OUT-FOLDER FILE.fo... — one JVM for all; prints CPU
 * milliseconds of the first, the mean of the second half, bytes of the last.
 */
public class FopBatch {
	public static void main(String[] args) throws Exception {
		var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		FopFactory factory = FopFactory.newInstance(new File(args[0]));
		TransformerFactory transformers = TransformerFactory.newInstance();
		int n = args.length - 2;
		double[] taken = new double[n];
		long bytes = 0;
		for (int i = 0; i < n; i++) {
			long start = system.getProcessCpuTime();
			File fo = new File(args[i + 2]), pdf = new File(args[1], fo.getName() + ".pdf");
			FOUserAgent agent = factory.newFOUserAgent();
			agent.getEventBroadcaster().addEventListener(e -> { });
			try (OutputStream out = new BufferedOutputStream(new FileOutputStream(pdf), 1 << 16)) {
				Fop fop = factory.newFop(MimeConstants.MIME_PDF, agent, out);
				transformers.newTransformer().transform(new StreamSource(fo), new SAXResult(fop.getDefaultHandler()));
			}
			bytes = pdf.length();
			taken[i] = (system.getProcessCpuTime() - start) / 1e6;
		}
		double sum = 0;
		for (int i = n / 2; i < n; i++)
			sum += taken[i];
		System.out.printf("%.1f %.2f %d%n", taken[0], sum / (n - n / 2), bytes);
	}
}
