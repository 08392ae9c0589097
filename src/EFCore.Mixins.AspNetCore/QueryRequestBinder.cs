using System.Reflection;
using EFCore.Mixins.Endpoints;
using EFCore.Mixins.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EFCore.Mixins;

/// <summary>Binds requests for rows to parameters of actions.</summary>
internal sealed class QueryRequestBinder : IModelBinder
{
    private static readonly MethodInfo Read
        = typeof(QueryRequestBinder).GetMethod(nameof(ReadAsync), BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new MissingMethodException(nameof(QueryRequestBinder), nameof(ReadAsync));

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        RequireFilter(bindingContext.HttpContext);
        var read = Read.MakeGenericMethod(bindingContext.ModelType.GetGenericArguments()[0])
            .CreateDelegate<Func<HttpContext, ValueTask<IQueryRequest>>>();
        var request = await read(bindingContext.HttpContext).ConfigureAwait(false);
        // the members of an invalid request throw
        bindingContext.ValidationState.Add(request, new ValidationStateEntry { SuppressValidation = true });
        bindingContext.Result = ModelBindingResult.Success(request);
    }

    private static async ValueTask<IQueryRequest> ReadAsync<T>(HttpContext context)
        where T : class, IQueryMixin
        => new QueryRequest<T>(await QueryRequestReader.ReadAsync<T>(context).ConfigureAwait(false));

    private static void RequireFilter(HttpContext context)
    {
        if (!context.RequestServices.GetRequiredService<IOptions<MvcOptions>>().Value.Filters.Contains(QueryActionFilter.Instance))
            throw new InvalidOperationException(
                $"An action takes a '{nameof(QueryRequest<>)}', and nothing responds to invalid requests. Call " +
                $"'services.{nameof(MixinsProblemServiceExtensions.AddMixinsProblemDetails)}()'.");
    }
}
