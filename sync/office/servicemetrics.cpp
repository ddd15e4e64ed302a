// What the office says of itself at /metrics.
#include "sync/office/service.h"

namespace banyan {

std::string OfficeService::metrics() {
    ExchangeCounts counts;
    std::size_t queued = 0;
    {
        std::lock_guard lock(m_mutex);
        counts = m_counts;
        counts.requests += m_pullCounts.requests;
        counts.rowsSent += m_pullCounts.rowsSent;
        counts.recordsSent += m_pullCounts.recordsSent;
        queued = m_queue.size();
    }
    std::string text;
    const auto add = [&](const char* name, const char* type, const char* help, std::int64_t value) {
        text += std::string("# HELP banyan_") + name + " " + help + "\n# TYPE banyan_" + name + " "
                + type + "\nbanyan_" + name + " " + std::to_string(value) + "\n";
    };
    add("sync_requests_total", "counter", "Sync requests answered.", counts.requests);
    add("actions_applied_total", "counter", "Actions applied.", counts.actionsApplied);
    add("actions_repeated_total", "counter", "Actions sent again and answered as before.",
        counts.actionsRepeated);
    add("actions_set_aside_total", "counter", "Actions set aside.", counts.actionsSetAside);
    add("changes_held_total", "counter", "Changes held for a person.", counts.changesHeld);
    add("forks_total", "counter", "Devices found forked.", counts.forks);
    add("rows_sent_total", "counter", "History rows sent.", counts.rowsSent);
    add("records_sent_total", "counter", "Records sent in first pulls.", counts.recordsSent);
    const auto& attachments = m_attachments.contents().counters;
    add("attachments_arrived_total", "counter", "Attachments that arrived whole.",
        attachments.arrived);
    add("attachments_damaged_total", "counter", "Attachments that arrived with another hash.",
        attachments.damaged);
    add("attachment_requests_refused_total", "counter", "Requests about attachments refused.",
        attachments.refused);
    add("attachment_received_bytes_total", "counter", "Bytes of attachments received.",
        attachments.bytesReceived);
    add("attachment_sent_bytes_total", "counter", "Bytes of attachments sent.",
        attachments.bytesSent);
    add("attachment_held_bytes", "gauge", "Bytes of attachments on the office's disk.",
        attachments.heldBytes);
    add("queue_length", "gauge", "Requests waiting for the writer.",
        static_cast<std::int64_t>(queued));
    add("uptime_seconds", "gauge", "Seconds since the office started.",
        (m_store->clock().wallMs() - m_startedAtMs) / 1000);
    if (m_http) {
        add("connections_open", "gauge", "Open connections.",
            static_cast<std::int64_t>(m_http->connectionsOpen));
        add("http_requests_total", "counter", "Complete HTTP requests.",
            static_cast<std::int64_t>(m_http->requests));
        add("http_malformed_total", "counter", "Requests refused by the HTTP server itself.",
            static_cast<std::int64_t>(m_http->malformed));
        add("http_received_bytes_total", "counter", "Bytes received.",
            static_cast<std::int64_t>(m_http->bytesReceived));
        add("http_sent_bytes_total", "counter", "Bytes sent.",
            static_cast<std::int64_t>(m_http->bytesSent));
    }
    return text;
}

} // namespace banyan
