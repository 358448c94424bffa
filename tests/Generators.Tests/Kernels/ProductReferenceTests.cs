using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Emitted products against values and gradients computed with e3nn 0.5.5.</summary>
public sealed class ProductReferenceTests
{
    [Fact]
    public void CommittedCases_CoverEachModeAndAgree()
    {
        IReadOnlyList<ProductCase> cases = ProductCase.Load(ReferenceData.LoadLocal("Data/tensor_products.json"));
        Assert.Equal(Enum.GetValues<ConnectionMode>(), cases.SelectMany(c => c.Spec.Paths).Select(p => p.Mode).Distinct().Order());
        Check(cases);
    }

    [ReferenceDataFact("reference/tensor_products.json")]
    public void AllReferenceCases_Agree()
    {
        IReadOnlyList<ProductCase> cases = ProductCase.Load(ReferenceData.Load("reference/tensor_products.json"));
        Assert.Equal(36, cases.Count);
        Check(cases);
    }

    private static void Check(IReadOnlyList<ProductCase> cases)
    {
        using EmittedAssembly emitted = ProductFiles.Compile([.. cases.Select(c => ("Product_" + c.Name, c.Spec))]);
        foreach (ProductCase reference in cases)
        {
            foreach (Type number in new[] { typeof(float), typeof(double) })
            {
                Check(reference, emitted.Adapt<IProduct>(typeof(Product<,>), "Product_" + reference.Name, number), Tolerance.Of(number));
            }
        }
    }

    private static void Check(ProductCase reference, IProduct kernel, double tolerance)
    {
        Algebra.TensorProductSpec spec = reference.Spec;
        double[] x = Layouts.ToInner(spec.In1, reference.X);
        double[] y = Layouts.ToInner(spec.In2, reference.Y.Length == 0 ? reference.X : reference.Y);
        double[] z = Layouts.ToPublic(spec.Out, kernel.Forward(reference.Rows, x, y, reference.W));
        if (reference.IsRoot)
        {
            // e3nn's Norm takes the root of the product; its gradient is that of the root.
            z = [.. z.Select(Math.Sqrt)];
        }

        Tolerance.AssertClose(reference.Name + " values", reference.Out, z, tolerance);

        double[] cotangent = reference.IsRoot ? [.. reference.Cotangent.Zip(z, (g, root) => g / (2 * root))] : reference.Cotangent;
        (double[] gx, double[] gy, double[] gw) = kernel.Backward(reference.Rows, x, y, reference.W, Layouts.ToInner(spec.Out, cotangent));
        if (reference.IsSquare)
        {
            gx = [.. gx.Zip(gy, (a, b) => a + b)];
        }
        else
        {
            Tolerance.AssertClose(reference.Name + " gradient of y", reference.GradY, Layouts.ToPublic(spec.In2, gy), tolerance);
        }

        Tolerance.AssertClose(reference.Name + " gradient of x", reference.GradX, Layouts.ToPublic(spec.In1, gx), tolerance);
        Tolerance.AssertClose(reference.Name + " gradient of w", reference.GradW, gw, tolerance);
    }
}
