#include "sync/protocol/columns.h"

#include "sync/protocol/messages.h"

#include <algorithm>

namespace banyan {

namespace {

template <typename T>
bool allEqual(const std::vector<T>& items) {
    return !items.empty() && std::all_of(items.begin(), items.end(), [&](const T& item) {
        return item == items.front();
    });
}

constexpr std::size_t idBytes = 16;

std::vector<Uuid> idsFrom(const std::string& bytes, std::size_t count, CborReader& reader) {
    if (bytes.size() != count * idBytes) {
        reader.fail();
        return std::vector<Uuid>(count);
    }
    std::vector<Uuid> ids(count);
    for (std::size_t i = 0; i < count; ++i)
        std::copy_n(bytes.data() + i * idBytes, idBytes,
                    reinterpret_cast<char*>(ids[i].bytes.data()));
    return ids;
}

} // namespace

void writeNumbers(CborWriter& writer, const std::vector<std::int64_t>& numbers) {
    if (allEqual(numbers)) {
        writer.integer(numbers.front());
        return;
    }
    writer.array(numbers.size());
    std::uint64_t before = 0;
    for (const std::int64_t number : numbers) {
        writer.integer(static_cast<std::int64_t>(static_cast<std::uint64_t>(number) - before));
        before = static_cast<std::uint64_t>(number);
    }
    writer.endArray();
}

std::vector<std::int64_t> readNumbers(CborReader& reader, std::size_t count) {
    if (reader.integerNext())
        return std::vector<std::int64_t>(count, reader.integer());
    std::vector<std::int64_t> numbers;
    if (reader.array(count) != count)
        reader.fail();
    numbers.resize(count);
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        before += static_cast<std::uint64_t>(reader.integer());
        numbers[i] = static_cast<std::int64_t>(before);
    }
    reader.endArray();
    return numbers;
}

void writeTexts(CborWriter& writer, const std::vector<std::string_view>& texts) {
    if (allEqual(texts)) {
        writer.text(texts.front());
        return;
    }
    writer.array(texts.size());
    for (const auto text : texts)
        writer.text(text);
    writer.endArray();
}

std::vector<std::string> readTexts(CborReader& reader, std::size_t count) {
    if (reader.textNext()) {
        const std::string text = reader.text();
        if (count > 0 && text.size() > limits::unpackedBytesMax / count)
            reader.fail(); // a small message must not become a large one
        return std::vector<std::string>(count, reader.failed() ? std::string() : text);
    }
    std::vector<std::string> texts;
    if (reader.array(count) != count)
        reader.fail();
    texts.resize(count);
    for (std::size_t i = 0; i < count && !reader.failed(); ++i)
        texts[i] = reader.text();
    reader.endArray();
    return texts;
}

void writeIds(CborWriter& writer, const std::vector<Uuid>& ids) {
    std::string bytes;
    bytes.reserve(ids.size() * idBytes);
    for (const auto& id : ids)
        bytes += id.view();
    writer.bytes(bytes);
}

std::vector<Uuid> readIds(CborReader& reader, std::size_t count) {
    return idsFrom(reader.bytes(), count, reader);
}

void writeBlobs(CborWriter& writer, const std::vector<std::string>& blobs) {
    writer.array(blobs.size());
    for (const auto& blob : blobs)
        writer.bytes(blob);
    writer.endArray();
}

std::vector<std::string> readBlobs(CborReader& reader, std::size_t count) {
    if (reader.array(count) != count)
        reader.fail();
    std::vector<std::string> blobs(count);
    for (std::size_t i = 0; i < count && !reader.failed(); ++i)
        blobs[i] = reader.bytes();
    reader.endArray();
    return blobs;
}

void writeValues(CborWriter& writer, const std::vector<const Value*>& values) {
    const auto isKind = [&](std::size_t kind) {
        return std::all_of(values.begin(), values.end(),
                           [&](const Value* value) { return value->index() == kind; });
    };
    if (isKind(0)) {
        writer.null();
        return;
    }
    if (isKind(Value{Uuid{}}.index())) {
        std::string bytes;
        bytes.reserve(values.size() * idBytes);
        for (const auto* value : values)
            bytes += std::get<Uuid>(*value).view();
        writer.bytes(bytes);
        return;
    }
    writer.array(values.size());
    for (const auto* value : values)
        writer.value(*value);
    writer.endArray();
}

std::vector<Value> readValues(CborReader& reader, std::size_t count) {
    if (reader.nullNext())
        return std::vector<Value>(count);
    std::vector<Value> values(count);
    if (reader.bytesNext()) {
        const auto ids = idsFrom(reader.bytes(), count, reader);
        for (std::size_t i = 0; i < count; ++i)
            values[i] = ids[i];
        return values;
    }
    if (reader.array(count) != count)
        reader.fail();
    for (std::size_t i = 0; i < count && !reader.failed(); ++i)
        values[i] = reader.value();
    reader.endArray();
    return values;
}

} // namespace banyan
