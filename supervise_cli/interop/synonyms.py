"""Words that lists use for values of enumerations, beyond the titles in the schemas. Only what is certain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    # role
    "head": ("社工站站长", "站点负责人", "社工站负责人"),
    "supervisor": ("督导", "督导员", "督导社工", "驻县督导"),
    "worker": ("社会工作者", "一线社工", "驻站社工", "专职社工", "专业社工", "社工员"),
    "assistant": ("辅助社工", "社工助理", "助理", "行政辅助", "行政人员", "协理员"),
    "volunteer": ("义工",),
    "intern": ("实习社工", "见习生"),
    "manager": ("管理人员", "项目主管", "项目主任", "行政主管"),
    "professor": ("教授", "副教授", "讲师", "高校老师", "大学教师"),
    # licence
    "none": ("未持证", "无证", "没有", "暂无"),
    "assistant_sw": (
        "助理社工师",
        "初级",
        "初级社工师",
        "初级社会工作师",
        "助理社会工作师（初级）",
        "社工初级",
    ),
    "sw": ("社工师", "中级", "中级社工师", "中级社会工作师", "社会工作师（中级）", "社工中级"),
    "senior_sw": ("高级社工师", "高级", "社工高级"),
    # state
    "planned": ("规划中", "拟建", "在建", "待建", "未建成", "筹建"),
    "open": ("运行中", "已运行", "已建成", "建成", "运营", "运营中", "正常运行", "正常运营", "已开站"),
    "closed": ("已撤并", "撤销", "已撤销", "合并", "关闭", "停用"),
    # operator
    "government_direct": ("政府直聘", "直接聘用", "政府直接聘用"),
    "purchased_agency": ("政府购买服务", "政府购买", "购买", "购买社工服务"),
    # outcome of a session
    "held": ("已开展", "已完成", "完成", "正常", "正常进行", "是"),
    "cancelled": ("取消", "已取消"),
    # form and mode
    "individual": ("一对一", "个别辅导", "个督", "个案督导"),
    "group": ("小组", "团督", "小组督导"),
    "collective": ("集体",),
    "face_to_face": ("面对面", "当面", "线下", "线下面谈", "现场面谈"),
    "online": ("网络", "视频", "视频会议", "线上会议", "网上"),
    "phone": ("电话督导", "打电话"),
    # outcome of a follow-up
    "done": ("已完成", "办结", "已办结", "已落实", "完成了"),
    "in_progress": ("正在进行", "推进中", "办理中"),
    "dropped": ("不做了", "已取消"),
    # urgency
    "urgent": ("急", "加急", "是"),
    "normal": ("普通", "不急", "不紧急", "否"),
    # division_type
    "subdistrict": ("街道办事处", "街道办"),
}
