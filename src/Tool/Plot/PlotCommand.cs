using System.CommandLine;
using System.Runtime.InteropServices;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Algebra;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Plot;

/// <summary><c>geodl plot</c>: pictures of the functions that kernels are made of.</summary>
internal static class PlotCommand
{
    public static Command Create(Report report) =>
        new("plot", "Pictures of harmonics, radial functions and kernels on pixels, as PNG or SVG")
        {
            Harmonics(report),
            Radial(report),
            Kernel(report),
        };

    private static Command Harmonics(Report report)
    {
        Argument<int> degree = new("degree") { Description = $"The degree, from 0 to {Limits.LMax}" };
        Option<string> output = Out("harmonics.png");
        Command command = new("harmonics", "The real spherical harmonics of a degree over the sphere")
        {
            degree,
            output,
        };
        command.SetAction(parsed =>
            Write(report, parsed.GetValue(output)!, () => HarmonicsPlot.Create(parsed.GetValue(degree)))
        );
        return command;
    }

    private static Command Radial(Report report)
    {
        Option<RadialBasis> basis = new("--basis")
        {
            Description = "The radial basis",
            DefaultValueFactory = static _ => RadialBasis.Bessel,
        };
        Option<int> count = new("--count")
        {
            Description = "The number of functions",
            DefaultValueFactory = static _ => ConvolutionDefaults.BasisCount,
        };
        Option<CutoffEnvelope> envelope = new("--envelope")
        {
            Description = "The envelope",
            DefaultValueFactory = static _ => CutoffEnvelope.Polynomial,
        };
        Option<int> exponent = new("--exponent")
        {
            Description = "The exponent of the polynomial envelope",
            DefaultValueFactory = static _ => ConvolutionDefaults.EnvelopeExponent,
        };
        Option<string> output = Out("radial.png");
        Command command = new("radial", "The radial functions of a convolution, times their envelope")
        {
            basis,
            count,
            envelope,
            exponent,
            output,
        };
        command.SetAction(parsed =>
            Write(
                report,
                parsed.GetValue(output)!,
                () =>
                    RadialPlot.Create(
                        parsed.GetValue(basis),
                        parsed.GetValue(count),
                        parsed.GetValue(envelope),
                        parsed.GetValue(exponent)
                    )
            )
        );
        return command;
    }

    private static Command Kernel(Report report)
    {
        Option<int> size = new("--size")
        {
            Description = "Pixels along a side of the window",
            DefaultValueFactory = static _ => ConvolutionDefaults.Size,
        };
        Option<double> bound = new("--bound")
        {
            Description = "The largest residual of a function that is kept",
            DefaultValueFactory = static _ => 0.1,
        };
        Option<string> group = new("--group")
        {
            Description = "The group of the plane",
            DefaultValueFactory = static _ => "SO2",
        };
        Option<string> output = Out("kernel.png");
        Command command = new("kernel", "The harmonics that a window of square pixels carries")
        {
            size,
            bound,
            group,
            output,
        };
        command.SetAction(parsed =>
            Write(
                report,
                parsed.GetValue(output)!,
                () =>
                    KernelPlot.Create(
                        new WindowOptions(parsed.GetValue(size), Bound: parsed.GetValue(bound)),
                        GroupOption.Parse(parsed.GetValue(group)!)
                    )
            )
        );
        return command;
    }

    private static Option<string> Out(string name) =>
        new("--out", "-o") { Description = "The file, .png or .svg", DefaultValueFactory = _ => name };

    private static int Write(Report report, string path, Func<Picture> create)
    {
        PictureFile.Checked(path);
        try
        {
            Picture picture = create();
            PictureFile.Write(picture.Plot, path, picture.Width, picture.Height);
        }
        catch (Exception error) when (IsWithoutSkia(error))
        {
            throw new ToolException(
                "Pictures are drawn by SkiaSharp, which this tool brings for Linux (glibc), macOS and Windows on x64 "
                    + $"and Arm64, and not for {RuntimeInformation.RuntimeIdentifier}.",
                error
            );
        }
        report.Line(path);
        return ExitStatus.Success;
    }

    /// <summary>The native library is not there, or what it needs.</summary>
    internal static bool IsWithoutSkia(Exception error) =>
        error is DllNotFoundException
        || (error is TypeInitializationException && error.InnerException is { } inner && IsWithoutSkia(inner));
}
