using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Models.Tests.Accuracy;

/// <summary>What is measured of a model: a layer, or a few operations around one.</summary>
internal delegate Features LayerCall<TModel, TIn>(TModel model, PointCloud<TIn> cloud)
    where TIn : struct, IFeatures<TIn>, allows ref struct;
