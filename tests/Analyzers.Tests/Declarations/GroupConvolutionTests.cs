namespace GeoDL.Typed.Analyzers.Tests.Declarations;

/// <summary>Group convolutions: what they are between, and under which groups.</summary>
public sealed class GroupConvolutionTests
{
    [Theory]
    [InlineData("Group.CN, Fold = 4", "\"3x0\", \"8x regular\"")]
    [InlineData("Group.CN, Fold = 4", "\"8x regular\", \"2x regular + 3x quotient(2) + 0\", Size = 5, Stride = 2")]
    [InlineData("Group.DN, Fold = 4", "\"regular\", \"4x0e\", Dilation = 2, Border = Border.None, Bias = false")]
    [InlineData("Group.DN, Fold = 2", "\"regular\", \"2x quotient(mirror)\"")]
    [InlineData("Group.CN, Fold = 1", "\"3x0\", \"16x0\"")]
    [InlineData("Group.DN, Fold = 1", "\"3x0e\", \"4x regular\"")]
    public Task DoesNotTrigger_OnFields(string group, string arguments) =>
        Verify.That(Model(group, $"[GroupConvolution({arguments})] private partial Features C(Pixels p, Features x);"));

    [Theory]
    [InlineData("\"{|GDL2134:2x1|} + 3x0\", \"8x regular\"")]
    [InlineData("\"3x0\", \"regular + {|GDL2134:2|}\"")]
    [InlineData("\"3x0\", \"regular\", Size = {|GDL2112:4|}")]
    [InlineData("\"3x0\", \"regular\", Size = {|GDL2112:33|}")]
    [InlineData("\"3x0\", \"regular\", Stride = {|GDL2112:0|}")]
    [InlineData("\"3x0\", \"regular\", Dilation = {|GDL2112:17|}")]
    [InlineData("\"3x0\", \"regular\", Border = {|GDL2112:(Border)7|}")]
    public Task Triggers_OnTermsAndOptions(string arguments) =>
        Verify.That(
            Model(
                "Group.CN, Fold = 4",
                $"[GroupConvolution({arguments})] private partial Features C(Pixels p, Features x);"
            )
        );

    [Theory]
    [InlineData("Group.DN, Fold = 4", "\"regular\", \"0e + {|GDL2134:0o|}\"", "(Pixels p, Features x)")]
    [InlineData("Group.O3", "\"0e\", \"0e\"", "{|GDL2035:(Neighbourhood p, Features x)|}")]
    [InlineData("Group.CN, Fold = 4", "\"0\", \"regular\"", "{|GDL2035:(PlaneNeighbourhood p, Features x)|}")]
    [InlineData("Group.CN, Fold = 4", "\"0\", \"regular\"", "{|GDL2035:(Features x)|}")]
    public Task Triggers_OnOtherSpacesAndOddScalars(string group, string arguments, string parameters) =>
        Verify.That(Model(group, $"[GroupConvolution({arguments})] private partial Features C{parameters};"));

    [Fact]
    public Task Says_WhatIsNoField() =>
        Verify.Says(
            Model(
                "Group.CN, Fold = 4",
                "[GroupConvolution(\"3x0\", \"8x regular + {|GDL2134:2x1|}\")] "
                    + "private partial Features C(Pixels p, Features x);"
            ),
            "'C' convolves \"2x1\", which is no field. A group convolution has the values of fields, which the group "
                + "permutes; components of an irrep turn into each other. Write a field such as \"8x regular\", or use "
                + "[SteerableConvolution]."
        );

    [Theory]
    [InlineData("Group.CN, Fold = 8", "C_8", "CN, Fold = 4")]
    [InlineData("Group.DN, Fold = 6", "D_6", "DN, Fold = 2")]
    public Task Says_WhichGroupsPixelsKeep(string group, string name, string kept) =>
        Verify.Says(
            Model(
                group,
                "[{|GDL2135:GroupConvolution|}(\"regular\", \"regular\")] "
                    + "private partial Features C(Pixels p, Features x);"
            ),
            $"'C' is a group convolution under {name}. It moves pixels onto pixels exactly, which C_1, C_2, C_4, D_1, "
                + $"D_2 and D_4 do. Write Group = Group.{kept} on the model, or use [SteerableConvolution]."
        );

    private static string Model(string group, string layer) =>
        $"[EquivariantModel(Group = {group})] public sealed partial class Net {{ {layer} }}";
}
