namespace GeoDL.Typed;

/// <summary>What batch normalisation scales to one (e3nn's <c>normalization</c>).</summary>
public enum BatchNormalization
{
    /// <summary>The mean square of a component.</summary>
    Component,

    /// <summary>The mean squared norm of a copy: the sum over its 2l+1 components.</summary>
    Norm,
}
