using System.Text.Json;
using System.Text.Json.Nodes;
using EFCore.Mixins.Serializing;

namespace EFCore.Mixins;

/// <content>Many instances together, for which the names are parsed once.</content>
public static partial class Serialization
{
    extension(IEnumerable<ISerializeMixin> instances)
    {
        /// <summary>Converts each instance to a dictionary, like <c>ToDictionary</c>.</summary>
        /// <inheritdoc cref="ToDictionary(ISerializeMixin, bool, bool, IEnumerable{string}, IEnumerable{string}, IEnumerable{string}, bool,
        ///     int?)" />
        public List<Dictionary<string, object?>> ToDictionaries(
            bool nested = false,
            bool hybridAttributes = false,
            IEnumerable<string>? include = null,
            IEnumerable<string>? exclude = null,
            IEnumerable<string>? includeRelationships = null,
            bool onlyLoaded = true,
            int? maxDepth = 1)
        {
            ArgumentNullException.ThrowIfNull(instances);
            return new SerializedInstances(nested, hybridAttributes, include, exclude, includeRelationships, onlyLoaded, maxDepth)
                .Dictionaries(instances);
        }

        /// <summary>Converts each instance to a JSON object, like <c>ToJsonNode</c>.</summary>
        /// <inheritdoc cref="ToJsonNode(ISerializeMixin, bool, bool, IEnumerable{string}, IEnumerable{string}, IEnumerable{string}, bool,
        ///     int?, JsonSerializerOptions)" />
        public JsonArray ToJsonArray(
            bool nested = false,
            bool hybridAttributes = false,
            IEnumerable<string>? include = null,
            IEnumerable<string>? exclude = null,
            IEnumerable<string>? includeRelationships = null,
            bool onlyLoaded = true,
            int? maxDepth = 1,
            JsonSerializerOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(instances);
            return new SerializedInstances(nested, hybridAttributes, include, exclude, includeRelationships, onlyLoaded, maxDepth)
                .JsonArray(instances, options);
        }
    }
}
