using System.Reflection;
using EFCore.Mixins.Writing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace EFCore.Mixins;

/// <summary>Binds request bodies of writes to parameters of actions.</summary>
internal sealed class WriteRequestBinder : IModelBinder
{
    private static readonly MethodInfo Read
        = typeof(WriteRequestBinder).GetMethod(nameof(ReadAsync), BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(nameof(WriteRequestBinder), nameof(ReadAsync));

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var isPatch = bindingContext.ModelType.GetGenericTypeDefinition() == typeof(PatchRequest<>);
        var read = Read.MakeGenericMethod(bindingContext.ModelType.GetGenericArguments()[0])
            .CreateDelegate<Func<HttpContext, bool, ValueTask<object>>>();
        var request = await read(bindingContext.HttpContext, isPatch).ConfigureAwait(false);
        bindingContext.ValidationState.Add(request, new ValidationStateEntry { SuppressValidation = true });
        bindingContext.Result = ModelBindingResult.Success(request);
    }

    private static async ValueTask<object> ReadAsync<T>(HttpContext context, bool isPatch)
        where T : class, IActiveRecordMixin, IQueryMixin
    {
        var written = await WriteRequestReader.ReadAsync<T>(context, isPatch ? WriteKind.Patch : WriteKind.Whole).ConfigureAwait(false);
        return isPatch ? new PatchRequest<T>(written) : new WriteRequest<T>(written);
    }
}
