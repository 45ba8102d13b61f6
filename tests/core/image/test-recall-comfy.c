/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-comfy-graph.h"
#include "studio-json-text.h"
#include "studio-metadata-fixture.h"
#include "studio-recall.h"

#include <string.h>

/* The graph of the first start, as the API has it. */
#define USUAL(seed)                                                                                \
  "{\"3\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":" seed ",\"steps\":20,\"cfg\":8.0,"    \
  "\"sampler_name\":\"euler\",\"scheduler\":\"normal\",\"denoise\":1.0,\"model\":[\"4\",0],"       \
  "\"positive\":[\"6\",0],\"negative\":[\"7\",0],\"latent_image\":[\"5\",0]}},"                    \
  "\"4\":{\"class_type\":\"CheckpointLoaderSimple\",\"inputs\":{\"ckpt_name\":\"sd.ckpt\"}},"      \
  "\"5\":{\"class_type\":\"EmptyLatentImage\",\"inputs\":{\"width\":768,\"height\":1344,"          \
  "\"batch_size\":1}},"                                                                            \
  "\"6\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"a red boat\",\"clip\":"         \
  "[\"4\",1]}},"                                                                                   \
  "\"7\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"people\",\"clip\":[\"4\",1]}}," \
  "\"8\":{\"class_type\":\"VAEDecode\",\"inputs\":{\"samples\":[\"3\",0],\"vae\":[\"4\",2]}},"     \
  "\"9\":{\"class_type\":\"SaveImage\",\"inputs\":{\"images\":[\"8\",0]}}}"

static void
check_usual (StudioRecall *found)
{
  g_assert_nonnull (found);
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_COMFY_UI);
  g_assert_cmpstr (found->prompt, ==, "a red boat");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpuint (found->seed, ==, 156680208);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_9_16);
  g_assert_cmpint (found->width, ==, 768);
  g_assert_cmpstr (found->model, ==, "sd.ckpt");
}

static StudioRecall *
recall (GByteArray *file)
{
  g_autoptr (GBytes) bytes = fixture_end (file);
  return studio_recall_from_bytes (bytes, NULL);
}

static const char workflow[] =
    "{\"last_node_id\":9,\"nodes\":["
    "{\"id\":7,\"type\":\"CLIPTextEncode\",\"inputs\":[{\"name\":\"clip\",\"link\":5}],"
    "\"widgets_values\":[\"people\"]},"
    "{\"id\":6,\"type\":\"CLIPTextEncode\",\"inputs\":[{\"name\":\"clip\",\"link\":3}],"
    "\"widgets_values\":[\"a red boat\"]},"
    "{\"id\":5,\"type\":\"EmptyLatentImage\",\"inputs\":[],\"widgets_values\":[768,1344,1]},"
    "{\"id\":3,\"type\":\"KSampler\",\"inputs\":[{\"name\":\"model\",\"link\":1},"
    "{\"name\":\"positive\",\"link\":4},{\"name\":\"negative\",\"link\":6},"
    "{\"name\":\"latent_image\",\"link\":2}],"
    "\"widgets_values\":[156680208,\"randomize\",20,8,\"euler\",\"normal\",1]},"
    "{\"id\":4,\"type\":\"CheckpointLoaderSimple\",\"widgets_values\":[\"sd.ckpt\"]}],"
    "\"links\":[[1,4,0,3,0,\"MODEL\"],[2,5,0,3,3,\"LATENT\"],[3,4,1,6,0,\"CLIP\"],"
    "[4,6,0,3,1,\"CONDITIONING\"],[5,4,1,7,0,\"CLIP\"],[6,7,0,3,2,\"CONDITIONING\"]]}";

static void
test_usual (void)
{
  static const char model_tag[] = "prompt:" USUAL ("156680208");
  GByteArray *tiff = fixture_tiff_add (
      fixture_tiff (FALSE), 0x0110, 2, model_tag, sizeof model_tag);
  GByteArray *png = fixture_png_text (fixture_png (), "prompt", USUAL ("156680208"));
  g_autoptr (StudioRecall) text = recall (fixture_png_text (png, "workflow", "{\"nodes\":[]}"));
  g_autoptr (StudioRecall) window = recall (
      fixture_png_text (fixture_png (), "workflow", workflow));
  g_autoptr (StudioRecall) webp = recall (
      fixture_webp_add (fixture_webp (), "EXIF", tiff->data, tiff->len));
  g_autoptr (StudioRecall) pasted = studio_recall_from_text (USUAL ("156680208"));
  g_autoptr (StudioRecall) wrapped = studio_recall_from_text (
      "{\"client_id\":\"x\",\"prompt\":" USUAL ("156680208") "}");
  g_byte_array_unref (tiff);
  check_usual (text);
  check_usual (window);
  check_usual (webp);
  check_usual (pasted);
  check_usual (wrapped);
  g_assert_cmpuint (text->unused->len, ==, 6);
}

static void
test_long_seed (void)
{
  g_autoptr (StudioRecall) found = studio_recall_from_text (USUAL ("18446744073709551615"));
  g_assert_cmpuint (found->found & STUDIO_RECALL_FOUND_SEED, ==, 0);
  const StudioRecallUnused *unused = g_ptr_array_index (found->unused, 0);
  g_assert_cmpstr (unused->name, ==, "seed");
  g_assert_cmpstr (unused->value, ==, "18446744073709551615");
  g_assert_cmpint (unused->reason, ==, STUDIO_RECALL_REASON_OUT_OF_RANGE);
}

/* Seeds and words from other nodes, prompts through ControlNet, a second sampler that refines. */
static void
test_detours (void)
{
  g_autoptr (StudioRecall) found = studio_recall_from_text (
      "{\"20\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,\"denoise\":0.4,"
      "\"positive\":[\"6\",0],\"negative\":[\"7\",0],\"latent_image\":[\"21\",0]}},"
      "\"21\":{\"class_type\":\"LatentUpscale\",\"inputs\":{\"samples\":[\"3\",0]}},"
      "\"3\":{\"class_type\":\"KSamplerAdvanced\",\"inputs\":{\"noise_seed\":[\"30\",0],"
      "\"positive\":[\"10\",0],\"negative\":[\"10\",1],\"latent_image\":[\"5\",0],"
      "\"model\":[\"11\",0]}},"
      "\"11\":{\"class_type\":\"LoraLoader\",\"inputs\":{\"model\":[\"4\",0]}},"
      "\"4\":{\"class_type\":\"UNETLoader\",\"inputs\":{\"unet_name\":\"flux\"}},"
      "\"5\":{\"class_type\":\"EmptyLatentImage\",\"inputs\":{\"width\":1024,\"height\":1024}},"
      "\"10\":{\"class_type\":\"ControlNetApplyAdvanced\",\"inputs\":{\"positive\":[\"12\",0],"
      "\"negative\":[\"7\",0],\"strength\":1.0}},"
      "\"12\":{\"class_type\":\"ConditioningCombine\",\"inputs\":{\"conditioning_1\":[\"6\",0],"
      "\"conditioning_2\":[\"8\",0]}},"
      "\"6\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":[\"31\",0],"
      "\"clip\":[\"4\",0]}},"
      "\"8\":{\"class_type\":\"CLIPTextEncodeSDXL\",\"inputs\":{\"text_g\":\"the sea\","
      "\"text_l\":\"the sea\"}},"
      "\"7\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"people\"}},"
      "\"30\":{\"class_type\":\"CR Seed\",\"inputs\":{\"seed\":77}},"
      "\"31\":{\"class_type\":\"Text box\",\"inputs\":{\"string\":\"a red boat\"}}}");
  g_assert_cmpstr (found->prompt, ==, "the sea, a red boat");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpuint (found->seed, ==, 77);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_1_1);
  g_assert_cmpstr (found->model, ==, "flux");
}

static void
test_guider (void)
{
  g_autoptr (StudioRecall) found = studio_recall_from_text (
      "{\"13\":{\"class_type\":\"SamplerCustomAdvanced\",\"inputs\":{\"noise\":[\"25\",0],"
      "\"guider\":[\"22\",0],\"latent_image\":[\"27\",0]}},"
      "\"22\":{\"class_type\":\"BasicGuider\",\"inputs\":{\"model\":[\"30\",0],"
      "\"conditioning\":[\"26\",0]}},"
      "\"25\":{\"class_type\":\"RandomNoise\",\"inputs\":{\"noise_seed\":12}},"
      "\"26\":{\"class_type\":\"FluxGuidance\",\"inputs\":{\"guidance\":3.5,"
      "\"conditioning\":[\"6\",0]}},"
      "\"6\":{\"class_type\":\"CLIPTextEncodeFlux\",\"inputs\":{\"clip_l\":\"boat\","
      "\"t5xxl\":\"a red boat\"}},"
      "\"27\":{\"class_type\":\"EmptySD3LatentImage\",\"inputs\":{\"width\":1536,"
      "\"height\":640}},"
      "\"30\":{\"class_type\":\"UNETLoader\",\"inputs\":{\"unet_name\":\"flux1-dev\"}}}");
  g_assert_cmpstr (found->prompt, ==, "a red boat");
  g_assert_null (found->negative_prompt);
  g_assert_cmpuint (found->seed, ==, 12);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_cmpstr (found->model, ==, "flux1-dev");
}

/* Nodes that call a service, and graphs without any sampler that is known. */
static void
test_without_sampler (void)
{
  g_autoptr (StudioRecall) service = studio_recall_from_text (
      "{\"1\":{\"class_type\":\"StabilityStableImageUltraNode\",\"inputs\":{\"prompt\":"
      "\"a red boat\",\"aspect_ratio\":\"16:9\",\"style_preset\":\"anime\",\"seed\":5,"
      "\"negative_prompt\":\"people\"}}}");
  g_autoptr (StudioRecall) words = studio_recall_from_text (
      "{\"1\":{\"class_type\":\"MyTextEncode\",\"inputs\":{\"text\":\"a red boat\"}}}");
  g_autoptr (StudioRecall) none = studio_recall_from_text (
      "{\"1\":{\"class_type\":\"LoadImage\",\"inputs\":{\"image\":\"x.png\"}}}");
  g_assert_cmpstr (service->prompt, ==, "a red boat");
  g_assert_cmpstr (service->negative_prompt, ==, "people");
  g_assert_cmpuint (service->seed, ==, 5);
  g_assert_cmpint (service->aspect_ratio, ==, STUDIO_ASPECT_RATIO_16_9);
  g_assert_cmpstr (service->styles[0], ==, "anime");
  g_assert_cmpstr (words->prompt, ==, "a red boat");
  g_assert_cmpint (none->source, ==, STUDIO_RECALL_SOURCE_COMFY_UI);
  g_assert_null (none->prompt);
}

/* Links in a ring, to nothing, to themselves, and a chain of thousands end. */
static void
test_bounds (void)
{
  g_autoptr (StudioRecall) ring = studio_recall_from_text (
      "{\"1\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":[\"2\",0],\"positive\":[\"2\",0],"
      "\"negative\":[\"9\",0],\"latent_image\":[\"1\",0],\"model\":[[],0]}},"
      "\"2\":{\"class_type\":\"Reroute\",\"inputs\":{\"a\":[\"3\",0],\"b\":[\"2\",0]}},"
      "\"3\":{\"class_type\":\"Reroute\",\"inputs\":{\"a\":[\"2\",0]}}}");
  GString *chain = g_string_new ("{\"0\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":3,"
                                 "\"positive\":[\"1\",0]}}");
  for (int i = 1; i < 5000; i++)
    g_string_append_printf (
        chain, ",\"%d\":{\"class_type\":\"R\",\"inputs\":{\"a\":[\"%d\",0]}}", i, i + 1);
  g_string_append (chain, "}");
  g_autoptr (StudioRecall) long_one = studio_recall_from_text (chain->str);
  g_string_free (chain, TRUE);
  g_assert_null (ring->prompt);
  g_assert_cmpuint (ring->found, ==, 0);
  g_assert_null (long_one->prompt);
}

static void
test_graph (void)
{
  static const char *const names[] = { "seed", NULL };
  g_autoptr (JsonNode) node = studio_json_text_parse (USUAL ("5"));
  StudioComfyGraph graph = { json_node_get_object (node) };
  JsonObject *sampler = studio_comfy_graph_get_inputs (&graph, "3");
  JsonNode *latent = json_object_get_member (sampler, "latent_image");
  gint64 width = 0;
  gint64 height = 0;
  g_assert_null (studio_comfy_graph_get_inputs (&graph, "30"));
  g_assert_true (studio_comfy_graph_is_link (latent));
  g_assert_false (studio_comfy_graph_is_link (json_object_get_member (sampler, "seed")));
  g_assert_false (studio_comfy_graph_is_link (NULL));
  g_assert_true (studio_comfy_graph_find_size (&graph, latent, &width, &height));
  g_assert_cmpint (height, ==, 1344);
  g_assert_false (studio_comfy_graph_find_size (&graph, NULL, &width, &height));
  g_autofree char *seed = studio_comfy_graph_find_value (
      &graph, json_object_get_member (sampler, "seed"), names);
  g_autofree char *text = studio_comfy_graph_find_text (
      &graph, json_object_get_member (sampler, "positive"));
  g_assert_cmpstr (seed, ==, "5");
  g_assert_cmpstr (text, ==, "a red boat");
  g_assert_null (studio_comfy_graph_find_text (&graph, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recall-comfy/usual", test_usual);
  g_test_add_func ("/recall-comfy/long-seed", test_long_seed);
  g_test_add_func ("/recall-comfy/detours", test_detours);
  g_test_add_func ("/recall-comfy/guider", test_guider);
  g_test_add_func ("/recall-comfy/without-sampler", test_without_sampler);
  g_test_add_func ("/recall-comfy/bounds", test_bounds);
  g_test_add_func ("/recall-comfy/graph", test_graph);
  return g_test_run ();
}
