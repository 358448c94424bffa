namespace GeoDL.Typed;

/// <summary>The order of the axes of a tensor of images.</summary>
public enum ImageOrder
{
    /// <summary>Images, channels, rows, columns: as PyTorch has them.</summary>
    Nchw,

    /// <summary>Images, rows, columns, channels: as TensorFlow and files of pictures have them.</summary>
    Nhwc,
}
