/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-generate-plan.h"
#include "studio-cli-output.h"
#include "studio-cli-progress.h"
#include "studio-cli-rescue.h"
#include "studio-cli-service.h"
#include "studio-cli-spending.h"
#include "studio-cli-target.h"
#include "studio-error.h"
#include "studio-random.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

/* One run of the command: what it stands on, and what came of it. */
typedef struct
{
  StudioCliContext *context;
  StudioCliPlan plan;
  StudioCliTarget target;
  StudioLibrary *library;
  StudioCliService service;
  GMainLoop *loop;
  GPtrArray *written_paths;
  JsonArray *results;
  GError *error;
} Run;

static void
clear_run (Run *run)
{
  studio_cli_service_clear (&run->service);
  g_clear_object (&run->library);
  g_clear_pointer (&run->loop, g_main_loop_unref);
  g_clear_pointer (&run->written_paths, g_ptr_array_unref);
  g_clear_pointer (&run->results, json_array_unref);
  g_clear_error (&run->error);
  studio_cli_target_clear (&run->target);
  studio_cli_plan_clear (&run->plan);
}

static void
add_jobs (Run *run)
{
  const char *model = studio_connection_get_model (run->service.connection);
  g_autoptr (StudioRun) together = studio_run_new ();

  for (guint i = 0; i < run->plan.requests->len; i++)
    {
      const StudioCallDetails details = {
        .template = studio_cli_plan_get_template (&run->plan, i),
      };
      g_autoptr (StudioRequest) each = studio_request_copy_with_model (
          g_ptr_array_index (run->plan.requests, i), model);
      g_autoptr (StudioJob) job = studio_job_new (
          each, run->library, run->context->clock, run->context->trace);
      studio_job_set_preview (job, FALSE);
      studio_job_set_details (job, &details, together);
      if (run->library == NULL)
        {
          g_ptr_array_add (run->written_paths, studio_cli_target_choose_path (&run->target, i));
          studio_job_set_output (job, g_ptr_array_index (run->written_paths, i));
        }
      studio_queue_append (run->service.queue, job);
    }
}

static JsonNode *
describe_job (StudioJob *job)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  StudioRequest *request = studio_job_get_request (job);
  const StudioImageInfo *info = studio_job_get_info (job);
  g_autofree char *size = g_strdup_printf ("%dx%d", info->width, info->height);

  json_object_set_int_member (object, "seed", studio_request_get_seed (request));
  json_object_set_string_member (object, "prompt", studio_request_get_prompt (request));
  json_object_set_string_member (object, "size", size);
  json_object_set_int_member (object, "width", info->width);
  json_object_set_int_member (object, "height", info->height);
  json_object_set_int_member (object, "bytes", info->n_bytes);
  json_object_set_string_member (object, "format", studio_output_format_to_string (info->format));
  json_object_set_int_member (object, "duration_ms", studio_job_get_elapsed_us (job) / 1000);
  json_node_take_object (node, object);
  return g_steal_pointer (&node);
}

/* Writes what was asked for and remembers what is to be told. */
static gboolean
deliver (Run *run, StudioJob *job, guint index, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *path = NULL;
  gint64 id = studio_job_get_record_id (job);

  if (run->library == NULL)
    {
      path = studio_cli_target_settle (
          &run->target, job, g_ptr_array_index (run->written_paths, index), index, error);
      node = describe_job (job);
    }
  else
    {
      g_autoptr (StudioRecord) record = studio_library_load (run->library, id, error);
      if (record == NULL)
        return FALSE;
      g_autofree char *kept = studio_library_dup_image_path (run->library, record);
      path = studio_cli_target_copy (&run->target, run->library, id, index, error);
      node = studio_cli_output_build_record (record, kept);
      json_object_set_string_member (json_node_get_object (node), "library_path", kept);
    }
  if (path == NULL)
    return FALSE;
  json_object_set_string_member (json_node_get_object (node), "path", path);
  json_array_add_element (run->results, g_steal_pointer (&node));
  if (!run->context->json && run->target.kind != STUDIO_CLI_TARGET_STDOUT)
    studio_cli_output_path (path);
  return TRUE;
}

/* Adds to the error where the image is that could not be kept. */
static void
rescue (Run *run, StudioJob *job, guint index, GError *error)
{
  g_autofree char *path = studio_cli_rescue (&run->target, job, index);
  g_autofree char *message = error->message;

  if (path == NULL)
    {
      error->message = g_steal_pointer (&message);
      return;
    }
  g_autofree char *where = g_strdup_printf (
      _ ("The image arrived all the same and is now in “%s”."), path);
  error->message = g_strconcat (message, " ", where, NULL);
}

static void
job_ended_cb (StudioQueue *queue, StudioJob *job, gpointer data)
{
  Run *run = data;
  guint index = 0;
  GError *error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (queue)); i++)
    {
      g_autoptr (StudioJob) other = g_list_model_get_item (G_LIST_MODEL (queue), i);
      if (other == job)
        index = i;
    }
  if (studio_job_get_state (job) != STUDIO_RECORD_KEPT)
    {
      error = g_error_copy (studio_job_get_error (job));
      rescue (run, job, index, error);
    }
  else
    deliver (run, job, index, &error);
  /* The first error decides how the command ends; the other images are still made and kept. */
  if (run->error == NULL)
    run->error = error;
  else
    g_clear_error (&error);
  if (studio_queue_get_n_active (queue) == 0)
    g_main_loop_quit (run->loop);
}

static gboolean
interrupt_cb (gpointer data)
{
  Run *run = data;
  studio_queue_cancel_all (run->service.queue);
  return G_SOURCE_CONTINUE;
}

static void
run_jobs (Run *run)
{
  run->loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, interrupt_cb, run);
  guint terminate = g_unix_signal_add (SIGTERM, interrupt_cb, run);
  guint progress = studio_cli_progress_start (run->service.queue);

  g_signal_connect (run->service.queue, "job-ended", G_CALLBACK (job_ended_cb), run);
  add_jobs (run);
  g_main_loop_run (run->loop);
  g_signal_handlers_disconnect_by_data (run->service.queue, run);
  studio_cli_progress_stop (progress);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}

static void
print_results (Run *run)
{
  if (!run->context->json || run->error != NULL)
    return;
  if (run->target.count == 1)
    {
      studio_cli_output_json (json_array_get_element (run->results, 0));
      return;
    }
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, run->results);
  studio_cli_output_json (node);
}

static gboolean
generate (Run *run, StudioCliGenerateOptions *options, GError **error)
{
  const StudioCliServiceLimits limits = { options->timeout,
                                          options->max_image_mb,
                                          options->retries };
  gint64 price_micros = 0;

  if (!studio_cli_plan_init (&run->plan, options, run->context, error))
    return FALSE;
  if (options->dry_run)
    {
      studio_cli_plan_print (&run->plan, run->context->json);
      return TRUE;
    }
  if (!studio_cli_target_init (&run->target, options->output, run->plan.requests->len, error))
    return FALSE;
  if (!studio_cli_service_connect (&run->service, run->context, options->demo, error))
    return FALSE;
  if (!options->no_library)
    {
      run->library = studio_cli_context_open_library (run->context, error);
      if (run->library == NULL)
        return FALSE;
    }
  if (!options->demo
      && !studio_cli_spending_check (run->context,
                                     run->library,
                                     run->plan.requests->len,
                                     options->over_limit,
                                     &price_micros,
                                     error))
    return FALSE;
  studio_cli_service_start (&run->service, run->context, &limits);
  studio_queue_set_price (run->service.queue, price_micros);
  run_jobs (run);
  print_results (run);
  if (run->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&run->error));
  return FALSE;
}

/**
 * studio_cli_generate:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `generate PROMPT`: makes images, keeps them, writes copies.
 *
 * Returns: whether all were made and written
 */
gboolean
studio_cli_generate (StudioCliContext *context, int argc, char **argv, GError **error)
{
  StudioCliGenerateOptions options = STUDIO_CLI_GENERATE_OPTIONS_INIT;
  Run run = {
    .context = context,
    .written_paths = g_ptr_array_new_with_free_func (g_free),
    .results = json_array_new (),
  };

  gboolean done = studio_cli_generate_options_parse (&options, context, argc, argv, error)
                  && generate (&run, &options, error);
  clear_run (&run);
  studio_cli_generate_options_clear (&options);
  return done;
}
